package io.github.runner4j.testkit.contract;

import io.github.runner4j.secret.Credential;
import io.github.runner4j.source.Source;
import io.github.runner4j.spi.ConfigReader;
import io.github.runner4j.spi.ContainerEngine;
import io.github.runner4j.spi.CredentialProvider;
import io.github.runner4j.spi.CredentialProvider.Purpose;
import io.github.runner4j.spi.ImageBuilder;
import io.github.runner4j.spi.SourceProvider;
import io.github.runner4j.testkit.contract.Faulty.Fault;
import io.github.runner4j.testkit.memory.InMemoryConfigReader;
import io.github.runner4j.testkit.memory.InMemoryCredentials;
import io.github.runner4j.testkit.memory.InMemoryPorts;
import io.github.runner4j.testkit.memory.InMemorySource;
import io.github.runner4j.testkit.memory.InMemorySourceProvider;
import io.github.runner4j.testkit.memory.InMemoryTree;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A port that breaks an obligation fails a test with its number, and one that breaks none fails none. */
@Timeout(300)
class PortObligationsTest {

    private static volatile Fault fault;

    static class Sources extends SourceProviderContract {

        private final InMemorySourceProvider real = InMemorySourceProvider.create();
        private final SourceProvider provider = (SourceProvider) Faulty.port(real, fault);

        @Override
        protected SourceProvider provider() {
            return provider;
        }

        @Override
        protected Source publish(InMemoryTree files) {
            real.put(InMemorySource.of("app"), files);
            return InMemorySource.of("app");
        }
    }

    static class Images extends ImageBuilderContract {

        private final InMemoryPorts ports = InMemoryPorts.create();

        @Override
        protected ImageBuilder openBuilder() {
            return (ImageBuilder) Faulty.port(ports.images(), fault);
        }

        @Override
        protected Optional<ContainerEngine> openEngine() {
            return Optional.of(ports.engine());
        }
    }

    static class Previews extends PreviewCapabilityContract {

        private final InMemoryPorts ports = InMemoryPorts.create();

        @Override
        protected ImageBuilder openBuilder() {
            return (ImageBuilder) Faulty.port(ports.images(), fault);
        }
    }

    static class Readers extends ConfigReaderContract {

        @Override
        protected ConfigReader reader() {
            return (ConfigReader) Faulty.port(InMemoryConfigReader.create(), fault);
        }

        @Override
        protected String values() {
            return "first.no = no\nfirst.number = 0x1F\nfirst.time = 2001-01-01\nfirst.nothing = ~\nsecond = [one, 2.0]\n";
        }

        @Override
        protected String twice() {
            return "key = one\nkey = two\n";
        }

        @Override
        protected String broken(String word) {
            return "nothing but a " + word + "\n";
        }
    }

    static class Credentials extends CredentialProviderContract {

        private final CredentialProvider provider = (CredentialProvider)
                Faulty.port(InMemoryCredentials.create().put(purpose(), host(), Credential.token("t0ken")), fault);

        @Override
        protected CredentialProvider provider() {
            return provider;
        }

        @Override
        protected Purpose purpose() {
            return Purpose.REGISTRY;
        }

        @Override
        protected String host() {
            return "registry.example.org";
        }
    }

    static Stream<String> faults() {
        return PortFaults.all().keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isChecked(String name) {
        fault = PortFaults.all().get(name);

        Obligations.assertBroken(subject(name), name);
    }

    private static Class<?> subject(String name) {
        return switch (name.substring(0, 2)) {
            case "sp" -> Sources.class;
            case "ib" -> Images.class;
            case "pc" -> Previews.class;
            case "cr" -> Readers.class;
            default -> Credentials.class;
        };
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void holdsWithoutAFault(Class<?> subject) {
        fault = Faulty.Call::real;

        Obligations.assertKept(subject);
    }

    static Stream<Class<?>> subjects() {
        return Stream.of(Sources.class, Images.class, Previews.class, Readers.class, Credentials.class);
    }
}
