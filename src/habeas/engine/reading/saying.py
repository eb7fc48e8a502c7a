"""What a library complains of, fit for one sentence."""

_SHOWN = 160


def complaint(error: BaseException) -> str:
    r"""Give an error's own words in one line, cut where they ramble.

    >>> complaint(ValueError("Invalid\n  data.\n"))
    'Invalid data'
    """
    return " ".join(str(error).split())[:_SHOWN].rstrip(".") or type(error).__name__
