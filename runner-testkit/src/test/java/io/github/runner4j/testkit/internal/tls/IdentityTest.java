package io.github.runner4j.testkit.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {

    private final Identity identity = Identity.selfSigned("host.example.org");

    @Test
    void isSignedByItsOwnKey() throws Exception {
        X509Certificate certificate = identity.certificate();

        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity(Date.from(Clock.systemUTC().instant()));
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
        assertThat(certificate.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void namesTheHostAndLoopback() throws Exception {
        assertThat(identity.certificate().getSubjectAlternativeNames())
                .extracting(name -> name.get(1).toString())
                .containsExactlyInAnyOrder("host.example.org", "127.0.0.1");
    }

    @Test
    void isReadBackFromItsPem() throws Exception {
        byte[] pem = identity.pem().getBytes(StandardCharsets.US_ASCII);

        assertThat(CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)))
                .isEqualTo(identity.certificate());
    }

    @Test
    void makesANewKeyEachTime() {
        X509Certificate other = Identity.selfSigned("host.example.org").certificate();

        assertThat(other.getPublicKey()).isNotEqualTo(identity.certificate().getPublicKey());
        assertThat(other.getSerialNumber()).isNotEqualTo(identity.certificate().getSerialNumber());
    }

    /** Values by {@code openssl asn1parse -genstr OID:…}. */
    @ParameterizedTest
    @CsvSource({
        "2.5.29.17,               0603551d11",
        "1.2.840.10045.4.3.2,     06082a8648ce3d040302",
        "1.3.6.1.4.1.311.20.2.3,  060a2b060104018237140203",
        "2.5.0,                   06025500"
    })
    void writesObjectIdentifiers(String dotted, String hex) {
        assertThat(HexFormat.of().formatHex(Der.oid(dotted))).isEqualTo(hex);
    }

    @ParameterizedTest
    @CsvSource({"0, 0400", "127, 047f", "128, 048180", "255, 0481ff", "256, 04820100", "65536, 0483010000"})
    void writesLengths(int length, String hex) {
        String written = HexFormat.of().formatHex(Der.octets(new byte[length]));

        assertThat(written).startsWith(hex).hasSize(hex.length() + 2 * length);
    }
}
