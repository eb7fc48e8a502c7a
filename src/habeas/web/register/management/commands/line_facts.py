"""Write which canonical columns show in the verdicts of each line of the rulebook."""

import csv

from django.core.management.base import BaseCommand

from habeas.engine.disclosure import disclosed


class Command(BaseCommand):
    """Print `register/queries/lines.csv`."""

    help = "Print the facts behind each line of verdicts, for register/queries."

    def handle(self, *_args: object, **_options: object) -> None:
        """Trace every rule, which takes some seconds."""
        table = csv.writer(self.stdout, lineterminator="\n")
        table.writerow(("line", "columns"))
        for line, columns in sorted(disclosed().items()):
            table.writerow((line, " ".join(sorted(columns))))
