"""The certificate is checked against the name that was asked for, not the address that was dialled."""

import datetime as dt
import ssl

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from guildhouse.kernel.fetch import FetchFailed, safe_fetch

from .conftest import PUBLIC, World, answer


def certify(name: str, folder):
    """A self-made certificate for one name, as a server context and as the client context that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "site.pem").write_bytes(private + pem)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(folder / "site.pem")
    return server, ssl.create_default_context(cadata=pem.decode())


def test_fetch_checks_the_certificate_by_name_and_says_it_in_sni(listen, tmp_path):
    server, client = certify("site.org", tmp_path)
    named: list[str] = []
    server.sni_callback = lambda _socket, name, _context: named.append(name)
    world = listen(World(tls=client), server)
    world.answers["/"] = answer(b"safe")
    assert safe_fetch("https://site.org/", network=world.network).body == b"safe"
    assert named == ["site.org"]
    assert world.dialled == [(PUBLIC, 443)]


def test_fetch_refuses_a_certificate_of_another_name(listen, tmp_path):
    server, client = certify("other.org", tmp_path)
    world = listen(World(tls=client), server)
    with pytest.raises(FetchFailed, match="could not be reached safely"):
        safe_fetch("https://site.org/", network=world.network)
    assert world.heard == []
