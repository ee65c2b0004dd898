"""A password, kept as a hash that is slow to try: scrypt (Percival, 'Stronger key derivation via sequential memory-hard
functions', 2009) with a salt of its own."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import SettingsError

SHORTEST = 8
_COST, _BLOCK, _LANES = 2**15, 8, 1
_MEMORY = 2**26


@dataclass(frozen=True, slots=True)
class Password:
    """The hash of a password, and the salt that it was made with."""

    salt: bytes
    hash: bytes

    @classmethod
    def of(cls, text: str) -> Password:
        """Raises SettingsError where the password is too short."""
        if len(text) < SHORTEST:
            raise SettingsError(f"The password is too short: choose one of at least {SHORTEST} characters.")
        salt = secrets.token_bytes(16)
        return cls(salt, _hash(text, salt))

    @classmethod
    def read(cls, file: Path) -> Password:
        """From a file that `write` made. Raises SettingsError where it is not one."""
        make = f"make one with 'report-assistant password {file}'"
        try:
            kind, salt, found = file.read_text(encoding="ascii").split()
        except OSError as error:
            raise SettingsError(f"{file} cannot be read ({error.strerror or error}): {make}.") from error
        except ValueError as error:
            raise SettingsError(f"{file} is not a password file: {make}.") from error
        try:
            if kind != "scrypt":
                raise ValueError(kind)
            return cls(base64.b64decode(salt, validate=True), base64.b64decode(found, validate=True))
        except ValueError as error:
            raise SettingsError(f"{file} is not a password file: {make}.") from error

    def write(self, file: Path) -> None:
        """Keep it where only this user of the machine can read it. Raises SettingsError where that cannot be done."""
        salt, found = (base64.b64encode(part).decode("ascii") for part in (self.salt, self.hash))
        try:
            file.touch(mode=0o600)
            file.chmod(0o600)
            file.write_text(f"scrypt {salt} {found}\n", encoding="ascii")
        except OSError as error:
            raise SettingsError(
                f"{file} cannot be written ({error.strerror or error}): give a file in a folder that can be."
            ) from error

    def fits(self, text: str) -> bool:
        """Whether `text` is the password; takes the same time either way."""
        return hmac.compare_digest(_hash(text, self.salt), self.hash)


def _hash(text: str, salt: bytes) -> bytes:
    secret = text.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(secret, salt=salt, n=_COST, r=_BLOCK, p=_LANES, maxmem=_MEMORY, dklen=32)
