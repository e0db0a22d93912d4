"""What each verb reads as in a timeline. A room registers its own in AppConfig.ready."""

from django.utils.functional import Promise

_labels: dict[str, str | Promise] = {}


def register(labels: dict[str, str | Promise]) -> None:
    """labels: verb to the words that follow the actor's name, such as "đã trình duyệt"."""
    _labels.update(labels)


def label(verb: str) -> str:
    return str(_labels.get(verb, verb))


def unlabelled(verbs: set[str]) -> set[str]:
    """Of `verbs`, those that no room has given words to."""
    return verbs - _labels.keys()


def reading(words: str) -> set[str]:
    """The verbs whose label has `words` in it, in large or small letters."""
    return {verb for verb, text in _labels.items() if words.casefold() in str(text).casefold()}
