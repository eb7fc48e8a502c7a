"""The words of recommendations, in the full-text search of either database."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# The words stand in the table: the index holds no second copy of them.
_SQLITE = (
    """
    CREATE VIRTUAL TABLE supervision_sought USING fts5(
        words, content='supervision_words', content_rowid='id', prefix='4',
        tokenize='unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER supervision_words_kept AFTER INSERT ON supervision_words BEGIN
        INSERT INTO supervision_sought(rowid, words) VALUES (new.id, new.words);
    END
    """,
    """
    CREATE TRIGGER supervision_words_gone AFTER DELETE ON supervision_words BEGIN
        INSERT INTO supervision_sought(supervision_sought, rowid, words)
        VALUES ('delete', old.id, old.words);
    END
    """,
)
# The words are cut already: no parser of the database's comes between.
_POSTGRESQL = (
    """
    ALTER TABLE supervision_words ADD COLUMN sought tsvector
    GENERATED ALWAYS AS (words::tsvector) STORED
    """,
    "CREATE INDEX supervision_sought ON supervision_words USING gin (sought)",
)


def index(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    del apps
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in _SQLITE if is_sqlite else _POSTGRESQL:
        schema_editor.execute(statement)


def unindex(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    del apps
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE supervision_sought")


def keep_words(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    del schema_editor
    from habeas.web.supervision.actions.finding import words_of  # noqa: PLC0415

    words = apps.get_model("supervision", "Words")
    known = apps.get_model("supervision", "Recommendation").objects
    made = (
        words(recommendation=one, words=words_of(one))
        for one in known.filter(withdrawn_at=None).iterator()
    )
    words.objects.bulk_create(made, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("supervision", "0002_follow_up"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="recommendation",
            index=models.Index(
                condition=models.Q(("withdrawn_at__isnull", True)),
                fields=["-adopted_on", "symbol", "state", "id"],
                name="recommendation_newest",
            ),
        ),
        migrations.CreateModel(
            name="Words",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("words", models.TextField()),
                (
                    "recommendation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="supervision.recommendation",
                    ),
                ),
            ],
            options={
                "verbose_name": "words of a recommendation",
                "verbose_name_plural": "words of recommendations",
                "default_permissions": (),
            },
        ),
        migrations.RunPython(index, unindex),
        migrations.RunPython(keep_words, migrations.RunPython.noop),
    ]
