"""Names taken apart for search: made from the names, and made anew at any time."""

from typing import ClassVar

from django.db import models

_LENGTH = 60


class Word(models.Model):
    """A word that some name has, folded, and how it sounds."""

    text = models.CharField(primary_key=True, max_length=_LENGTH)
    sound = models.CharField(max_length=_LENGTH, db_index=True)

    class Meta:
        """Called so nowhere."""

        verbose_name = "word"

    def __str__(self) -> str:
        return self.text


class Slip(models.Model):
    """A word as one slip may leave it: what a mistyped word is found by."""

    key = models.CharField(max_length=_LENGTH)
    word = models.ForeignKey(Word, on_delete=models.CASCADE, db_index=False)

    class Meta:
        """Found by what is left of the word."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "word"], name="slip_once")
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.word_id})"


class Spelling(models.Model):
    """That a name has a word, and whose name it is."""

    word = models.ForeignKey(Word, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey("register.Person", on_delete=models.CASCADE)
    name = models.ForeignKey("register.Name", on_delete=models.CASCADE)

    class Meta:
        """Found by the word; a name has a word once."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["word", "person", "name"], name="spelling_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.word_id} of {self.person_id}"
