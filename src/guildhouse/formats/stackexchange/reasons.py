"""Why a record of a dump could not be taken as it stands: the sentences a report shows, one for each case."""

from __future__ import annotations

from dataclasses import dataclass, field


def gettext_noop(sentence: str) -> str:
    """Mark a sentence for translation; whoever shows it translates it, because this package knows no language."""
    return sentence


# What the text of a file can do to us.
ENCODING = gettext_noop("Some bytes are not in the file's encoding; they were read as Windows-1252.")
MALFORMED = gettext_noop("The record is not well-formed XML (%(detail)s) and was left out.")
REPAIRED = gettext_noop("The record held characters that XML does not allow; they were replaced.")
SKIPPED = gettext_noop("Lines %(first)s to %(last)s are not records (%(detail)s) and were skipped.")
BROKEN_OFF = gettext_noop("The file breaks off at line %(line)s (%(detail)s); %(count)s records were read before.")
TOO_LARGE = gettext_noop("The record is longer than %(limit)s MiB and was left out.")
REFUSED = gettext_noop("The file declares entities, which no dump does; reading it stopped after %(count)s records.")
WRONG_LIST = gettext_noop("The file is a list of “%(found)s”, not of “%(expected)s”; it was not read.")
STRANGE_ELEMENT = gettext_noop("An element “%(name)s” stands where a record should.")
UNREADABLE = gettext_noop("The file could not be read further (%(detail)s); %(count)s records were read before.")

# What a record can lack.
NO_ID = gettext_noop("The record has no usable Id and was left out.")
NO_KIND = gettext_noop("The record has no usable %(name)s and was left out.")
NO_POST = gettext_noop("The record does not say which post it belongs to and was left out.")
NOT_A_NUMBER = gettext_noop("%(name)s is “%(value)s”, not a number; it was taken as missing.")
NOT_A_DATE = gettext_noop("%(name)s is “%(value)s”, not a date; it was taken as missing.")
NO_DATE = gettext_noop("The record has no usable date; %(used)s stands in for it.")
NO_TITLE = gettext_noop("The question has no title.")
NO_BODY = gettext_noop("The post has no text.")
NO_NAME = gettext_noop("The person has no name.")
TWICE = gettext_noop("The Id %(id)s was used before in this file; the first record was kept.")
UNKNOWN_POST_KIND = gettext_noop("PostTypeId %(kind)s is not known; the post was left out.")
UNKNOWN_LINK_KIND = gettext_noop("LinkTypeId %(kind)s is not known; the link was left out.")

# What a record can point at in vain.
PARENT_NOT_NAMED = gettext_noop("The answer does not say which question it answers and was left out.")
PARENT_MISSING = gettext_noop(
    "Question %(id)s, which this answers, is not in the dump; the answer was kept without it."
)
PARENT_NOT_QUESTION = gettext_noop("Post %(id)s, which this answers, is not a question; the answer was left out.")
POST_MISSING = gettext_noop("Post %(id)s, which this belongs to, is not in the dump; the record was left out.")
ACCEPTED_MISSING = gettext_noop("The accepted answer %(id)s is not among the question's answers.")
AUTHOR_MISSING = gettext_noop("Its author %(id)s is not in the dump; the name it carries was kept, if any.")
LINK_DANGLING = gettext_noop("The link leads to or from post %(id)s, which is not in the dump; it was left out.")


@dataclass(frozen=True, slots=True)
class Problem:
    """One record, or one stretch of a file, that needed more than reading."""

    file: str
    line: int
    record_id: int | None
    reason: str
    facts: dict[str, str | int] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """The reason with its facts filled in, in English."""
        return self.reason % self.facts

    def __str__(self) -> str:
        record = "" if self.record_id is None else f", record {self.record_id}"
        return f"{self.file}, line {self.line}{record}: {self.sentence}"
