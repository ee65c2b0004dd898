"""One hierarchy of errors. A message names the thing and the next step.

AssistantError
├── SettingsError         an unknown or wrong setting
├── CatalogueError        sources/catalogue.toml cannot be used
├── SourcesError          the sources folder is absent or holds no PDF
├── ReadingError          one PDF cannot be read; it becomes a ledger row, the build goes on
│   └── LockedError       it needs a password
├── ModelError            the embedding model, or the reranker, is absent or cannot be used
├── IndexFolderError      the index folder cannot be used
│   ├── IndexMissingError     nothing is built there yet
│   ├── IndexOutdatedError    built by another version or with another model
│   └── IndexDamagedError     an artefact does not match its checksum
├── LibraryError          a file cannot be added to the library, or taken out of it
├── ExportError           an export cannot be made, or cannot be read to be checked
└── QuestionError         a question, a batch row or a report name that cannot be used
"""


class AssistantError(Exception):
    """The base of every error that a user may see."""


class SettingsError(AssistantError):
    """An unknown or wrong setting."""


class CatalogueError(AssistantError):
    """The catalogue cannot be used."""


class SourcesError(AssistantError):
    """The sources folder is absent or holds no PDF."""


class ReadingError(AssistantError):
    """One PDF cannot be read."""


class LockedError(ReadingError):
    """One PDF needs a password. pages: how many it has, 0 where that cannot be told."""

    def __init__(self, message: str, pages: int = 0) -> None:
        super().__init__(message)
        self.pages = pages


class ModelError(AssistantError):
    """The embedding model, or the reranker, is absent or cannot be used."""


class IndexFolderError(AssistantError):
    """The index folder cannot be used."""


class IndexMissingError(IndexFolderError):
    """Nothing is built in the index folder yet."""


class IndexOutdatedError(IndexFolderError):
    """The index was built by another version or with another model."""


class IndexDamagedError(IndexFolderError):
    """An artefact of the index does not match its checksum."""


class LibraryError(AssistantError):
    """A file cannot be added to the library, or taken out of it."""


class ExportError(AssistantError):
    """An export cannot be made, or cannot be read to be checked."""


class QuestionError(AssistantError):
    """A question, a batch row or a report name cannot be used."""
