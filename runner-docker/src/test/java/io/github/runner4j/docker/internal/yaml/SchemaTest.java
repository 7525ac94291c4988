package io.github.runner4j.docker.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.config.ConfigException;
import io.github.runner4j.config.file.ComponentFile;
import io.github.runner4j.config.file.ConfigText;
import io.github.runner4j.config.file.HostFile;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An editor with the schema and the reader say the same of a file; where a schema cannot tell, the reader alone refuses. */
class SchemaTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "environment: {A: b, C.D-E: 1, F: true, G: ''}",
                "ports: []",
                "healthCheck: {}",
                "healthCheck: {type: none}",
                "healthCheck: {type: image}",
                "healthCheck: {path: /a, port: 80, interval: 30s, timeout: 1500, retries: 3, startPeriod: 0}",
                "healthCheck: {type: exec, command: [a, 1, true]}",
                "build: {context: ., target: run, platform: linux/arm64/v8, builder: buildkit, args: {A: 1.10}}",
                "command: [serve, --port, 80]",
                "resources: {memory: 512m, cpus: 0.5, pids: 100, timeout: 90}",
                "resources: {memory: 6291456, cpus: '2', pids: '7', timeout: 2h}",
                "resources: {cpus: 32, timeout: PT30S}",
                "volumes: [{type: tmpfs, target: /cache, size: 8m}]",
                "securityOptions: [--read-only, --cap-drop=ALL, --user=1000, --pids-limit=5, --tmpfs=/a:size=1m]",
                "securityOptions: [--read-only=true]",
                "securityOptions: []",
                "network: inner.net-1",
                "stopSignal: SIGRTMIN+3",
                "stopGracePeriod: 0",
                "stopGracePeriod: PT1M",
                "buildTimeout: 10000",
                "buildTimeout: 10s",
                "runTimeout: 5s",
                "imageCleanupPolicy: on-error",
            })
    void bothAcceptInARepository(String keys) {
        String yaml = keys.startsWith("ports")
                ? Read.withRequired("").replace("ports: [3000]", keys)
                : Read.withRequired(keys);

        assertThat(refusal(Schema.COMPONENT, yaml)).as(yaml).isEmpty();
        assertThat(Schema.COMPONENT.mistakes(yaml)).as(yaml).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "environment: [A]",
                "environment: {A: [b]}",
                "environment: {A B: c}",
                "environment: {1A: c}",
                "healthCheck: /",
                "healthCheck: {type: htpp}",
                "healthCheck: {path: health}",
                "healthCheck: {path: //evil}",
                "healthCheck: {path: /a b}",
                "healthCheck: {port: 0}",
                "healthCheck: {port: 65536}",
                "healthCheck: {retries: 0}",
                "healthCheck: {timeout: 0}",
                "healthCheck: {interval: 1x}",
                "healthCheck: {interval: -5s}",
                "healthCheck: {command: []}",
                "healthCheck: {command: [[a]]}",
                "healthCheck: {intervall: 5s}",
                "build: {context: /etc}",
                "build: {target: --x}",
                "build: {platform: linux}",
                "build: {builder: kaniko}",
                "build: {args: [A]}",
                "command: serve",
                "command: []",
                "resources: {memory: 1GB}",
                "resources: {memory: -1}",
                "resources: {memory: [1]}",
                "resources: {cpus: 0.05}",
                "resources: {cpus: 33}",
                "resources: {cpus: -1}",
                "resources: {cpus: many}",
                "resources: {pids: 0}",
                "resources: {pids: 1.5}",
                "resources: {pids: x}",
                "resources: {timeout: 0}",
                "resources: {timeout: 1x}",
                "resources: {timeout: -5}",
                "resources: {disk: 1g}",
                "volumes: [{type: bind, target: /x}]",
                "volumes: [{type: tmpfs}]",
                "volumes: [{target: /x}]",
                "volumes: [{type: tmpfs, target: x}]",
                "volumes: [{type: tmpfs, target: /x, size: big}]",
                "volumes: [{type: tmpfs, target: /x, size: 0}]",
                "volumes: [{type: tmpfs, target: /x, size: 0m}]",
                "volumes: ['/a:/b']",
                "securityOptions: --read-only",
                "securityOptions: [--privileged]",
                "securityOptions: [--cap-add=]",
                "securityOptions: [read-only]",
                "network: 'a b'",
                "stopSignal: 9",
                "stopSignal: KILL; rm",
                "stopGracePeriod: -1",
                "stopGracePeriod: soon",
                "buildTimeout: 9999",
                "buildTimeout: [10s]",
                "runTimeout: 4999",
                "imageCleanupPolicy: onerror",
                "privileged: true",
                "restart: always",
                "<<: {privileged: true}",
            })
    void bothRefuseInARepository(String keys) {
        String yaml = Read.withRequired(keys);

        assertThat(refusal(Schema.COMPONENT, yaml)).as(yaml).isPresent();
        assertThat(Schema.COMPONENT.mistakes(yaml)).as(yaml).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ports: [80, 80]",
                "build: {context: ../x}",
                "healthCheck: {type: tcp, path: /}",
                "healthCheck: {type: exec}",
                "buildTimeout: 9s",
                "resources: {memory: 5m}",
                "environment: {A: \"\\0\"}",
            })
    void theReaderAloneRefuses(String keys) {
        String yaml = keys.startsWith("ports")
                ? Read.withRequired("").replace("ports: [3000]", keys)
                : Read.withRequired(keys);

        assertThat(refusal(Schema.COMPONENT, yaml)).as(yaml).isPresent();
        assertThat(Schema.COMPONENT.mistakes(yaml)).as(yaml).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runner: {}",
                "runner: {docker: {resourceLimits: {memory: '${X:-1g}', cpus: '${X:-2}', pids: '${X:-100}'}}}",
                "runner: {docker: {imageCleanupPolicy: '${X:-never}', securityOptions: ['--user=${X:-1}']}}",
                "{app: {title: x}, runner: {docker: {runTimeout: 6000}}}",
                "runner: {docker: {connectionTimeout: 1000, fetchTimeout: 1s, buildTimeout: PT10S, stopGracePeriod: 0}}",
                "runner: {docker: {resourceLimits: {memory: 1g, cpus: 1, pids: 9, timeout: 3600}}}",
                "runner: {docker: {securityOptions: [--security-opt=no-new-privileges], imageCleanupPolicy: never}}",
                "runner: {components: {a.b-c_1: {docker: {runTimeout: 7s}}, b: {}}}",
                "runner: {monitoring: {healthCheckInterval: 30000, metricsCollectionInterval: 10s}}",
                "runner: {monitoring: {maxHealthCheckHistory: 100, maxMetricsHistory: '288'}}",
                "runner: {monitoring: {alertThresholds: {cpuUsage: 80, memoryUsage: 85.5, responseTime: 5000}}}",
                "runner: {policy: {beyondCap: clamp, repositoryMayExceed: [memory, lifetime]}}",
                "runner: {policy: {caps: {memory: 4g, cpus: 4, pids: 100, lifetime: 2h, buildTimeout: 1h}}}",
                "runner: {policy: {allow: {registries: ['docker.io', 'localhost:5000'], networks: []}}}",
                "runner: {policy: {allow: {capabilities: [NET_BIND_SERVICE], environment: ['APP_*']}}}",
            })
    void bothAcceptInAHostsFile(String yaml) {
        assertThat(refusal(Schema.HOST, yaml)).as(yaml).isEmpty();
        assertThat(Schema.HOST.mistakes(yaml)).as(yaml).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "runer: {}",
                "runner: docker",
                "runner: {dokcer: {}}",
                "runner: {docker: {connectionTimeout: 500}}",
                "runner: {docker: {buildTimeout: 20x}}",
                "runner: {docker: {resourceLimits: {memory: 1GB}}}",
                "runner: {docker: {resourceLimits: {cpus: 64}}}",
                "runner: {docker: {securityOptions: [--readonly]}}",
                "runner: {docker: {imageCleanupPolicy: onerror}}",
                "runner: {components: {-bad: {}}}",
                "runner: {components: {good: {docker: {runTimout: 5000}}}}",
                "runner: {components: {good: {image: x}}}",
                "runner: {monitoring: [30000]}",
                "runner: {monitoring: {maxMetricsHistory: 0}}",
                "runner: {monitoring: {alertThresholds: {cpuUsage: 101}}}",
                "runner: {policy: {beyondCap: ignore}}",
                "runner: {policy: {repositoryMayExceed: [everything]}}",
                "runner: {policy: {caps: {memory: lots}}}",
                "runner: {policy: {allow: {capabilities: [net_raw]}}}",
                "runner: {policy: {allow: {registries: ['https://x']}}}",
                "runner: {policy: {allow: {networks: ['a b']}}}",
                "runner: {policy: {deny: {}}}",
            })
    void bothRefuseInAHostsFile(String yaml) {
        assertThat(refusal(Schema.HOST, yaml)).as(yaml).isPresent();
        assertThat(Schema.HOST.mistakes(yaml)).as(yaml).isNotEmpty();
    }

    private static Optional<String> refusal(Schema schema, String yaml) {
        ConfigText text = new ConfigText("config.yml", yaml);
        try {
            var documents = new YamlConfigReader().read(text);
            if (schema == Schema.HOST) {
                HostFile.read(text, documents, name -> Optional.empty());
            } else {
                ComponentFile.read(text, documents);
            }
            return Optional.empty();
        } catch (ConfigException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }
}
