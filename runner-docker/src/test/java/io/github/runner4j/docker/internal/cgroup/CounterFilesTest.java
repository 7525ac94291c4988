package io.github.runner4j.docker.internal.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.runner4j.container.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as the kernel writes them: of version 1 copied from a machine, of version 2 from the kernel's documentation. */
class CounterFilesTest {

    private static final String ID = "3359385902f5e227d2bf7a136dbaa38b8ed077adb83dc937b1c821d80fafd3ee";
    private static final long PROCESS = 4711;
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path root;

    @BeforeEach
    void aMachine() {
        file("proc/meminfo", "MemTotal:       24684084 kB\nMemFree:        23179640 kB\n");
        file("sys/devices/system/cpu/online", "0-2,5\n");
    }

    @Test
    void readsVersionOne() {
        versionOne("/docker/" + ID);
        network();

        Sample sample = read().orElseThrow();

        assertThat(sample.readAt()).isEqualTo(NOW);
        assertThat(sample.origin()).isEqualTo("cgroup-files");
        assertThat(sample.cpuNanos()).hasValue(24_519_178);
        assertThat(sample.onlineCpus()).hasValue(4);
        assertThat(sample.cpuLimit()).hasValue(0.5);
        assertThat(sample.throttledNanos()).hasValue(77);
        assertThat(sample.memoryBytes()).hasValue(22_167_552);
        assertThat(sample.inactiveFileBytes()).hasValue(20_971_520);
        assertThat(sample.memoryLimitBytes()).hasValue(67_108_864);
        assertThat(sample.rxBytes()).hasValue(486 + 1_000);
        assertThat(sample.txBytes()).hasValue(42 + 2_000);
        assertThat(sample.readBytes()).hasValue(4096 + 512);
        assertThat(sample.writeBytes()).hasValue(8192);
        assertThat(sample.pids()).hasValue(3);
    }

    @Test
    void readsVersionTwo() {
        versionTwo();
        network();

        Sample sample = read().orElseThrow();

        assertThat(sample.cpuNanos()).hasValue(1_234_567_000);
        assertThat(sample.cpuLimit()).hasValue(1.5);
        assertThat(sample.throttledNanos()).hasValue(89_000);
        assertThat(sample.memoryBytes()).hasValue(10_485_760);
        assertThat(sample.inactiveFileBytes()).hasValue(4_096);
        assertThat(sample.readBytes()).hasValue(1_459_200 + 90_430_464);
        assertThat(sample.writeBytes()).hasValue(314_773_504 + 299_008_000);
        assertThat(sample.pids()).hasValue(7);
    }

    @Test
    void withoutALimitTheMemoryIsThatOfTheMachine() {
        versionTwo();

        assertThat(read().orElseThrow().memoryLimitBytes()).hasValue(24_684_084L * 1024);
    }

    @Test
    void withoutALimitThereIsNoneOfTheProcessor() {
        versionTwo();
        file("sys/fs/cgroup/docker/" + ID + "/cpu.max", "max 100000\n");

        assertThat(read().orElseThrow().cpuLimit()).isEmpty();
    }

    @Test
    void aLimitBeyondTheMachineIsThatOfTheMachine() {
        versionOne("/docker/" + ID);
        file("sys/fs/cgroup/memory/docker/" + ID + "/memory.limit_in_bytes", "9223372036854771712\n");

        assertThat(read().orElseThrow().memoryLimitBytes()).hasValue(24_684_084L * 1024);
    }

    @Test
    void countersThatNoFileTellsAreAbsent() {
        versionTwo();
        delete("sys/fs/cgroup/docker/" + ID + "/io.stat");

        Sample sample = read().orElseThrow();

        assertThat(sample.readBytes()).isEmpty();
        assertThat(sample.rxBytes()).isEmpty();
    }

    @Test
    void aProcessOfAnotherContainerIsNotRead() {
        versionOne("/docker/" + "f".repeat(64));

        assertThat(read()).isEmpty();
    }

    @Test
    void aProcessThatIsGoneIsNotRead() {
        assertThat(read()).isEmpty();
    }

    @Test
    void findsGroupsBelowAMountThatShowsAPartOfThem() {
        versionOne("/outer/docker/" + ID);
        file("proc/self/mountinfo", "35 31 0:32 /outer /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory\n");

        Sample sample = read().orElseThrow();

        assertThat(sample.memoryBytes()).hasValue(22_167_552);
        assertThat(sample.cpuNanos()).isEmpty();
    }

    @Test
    void aGroupThatNoMountShowsIsNotRead() {
        versionOne("/outer/docker/" + ID);
        file("proc/self/mountinfo", "35 31 0:32 /inner /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory\n");

        assertThat(read()).isEmpty();
    }

    private Optional<Sample> read() {
        return CounterFiles.below(root, Clock.fixed(NOW, ZoneOffset.UTC)).read(ID, PROCESS);
    }

    private void versionOne(String group) {
        file("proc/self/mountinfo", """
                31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
                32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw,relatime shared:1 - cgroup cgroup rw,cpu,cpuacct
                35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
                38 31 0:35 / /sys/fs/cgroup/blkio rw,relatime - cgroup cgroup rw,blkio
                39 31 0:36 / /sys/fs/cgroup/pids rw,relatime - cgroup cgroup rw,pids
                41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
                """);
        file(
                "proc/" + PROCESS + "/cgroup",
                "9:name=systemd:%1$s\n8:pids:%1$s\n7:blkio:%1$s\n4:memory:%1$s\n2:cpu,cpuacct:%1$s\n0::%1$s\n"
                        .formatted(group));
        String shown = "docker/" + ID;
        file("sys/fs/cgroup/cpu,cpuacct/" + shown + "/cpuacct.usage", "24519178\n");
        file("sys/fs/cgroup/cpu,cpuacct/" + shown + "/cpu.stat", "nr_periods 5\nnr_throttled 1\nthrottled_time 77\n");
        file("sys/fs/cgroup/cpu,cpuacct/" + shown + "/cpu.cfs_quota_us", "50000\n");
        file("sys/fs/cgroup/cpu,cpuacct/" + shown + "/cpu.cfs_period_us", "100000\n");
        file("sys/fs/cgroup/memory/" + shown + "/memory.usage_in_bytes", "22167552\n");
        file("sys/fs/cgroup/memory/" + shown + "/memory.limit_in_bytes", "67108864\n");
        file("sys/fs/cgroup/memory/" + shown + "/memory.stat", "inactive_file 1\ntotal_inactive_file 20971520\n");
        file("sys/fs/cgroup/pids/" + shown + "/pids.current", "3\n");
        file(
                "sys/fs/cgroup/blkio/" + shown + "/blkio.throttle.io_service_bytes_recursive",
                "8:0 Read 4096\n8:0 Write 8192\n8:0 Sync 12288\n8:0 Total 12288\n8:16 Read 512\nTotal 12800\n");
    }

    private void versionTwo() {
        file("proc/self/mountinfo", "41 31 0:38 / /sys/fs/cgroup rw,relatime - cgroup2 cgroup2 rw\n");
        file("proc/" + PROCESS + "/cgroup", "0::/docker/" + ID + "\n");
        String shown = "sys/fs/cgroup/docker/" + ID;
        file(shown + "/cpu.stat", "usage_usec 1234567\nuser_usec 1\nnr_throttled 2\nthrottled_usec 89\n");
        file(shown + "/cpu.max", "150000 100000\n");
        file(shown + "/memory.current", "10485760\n");
        file(shown + "/memory.max", "max\n");
        file(shown + "/memory.stat", "anon 100\ninactive_file 4096\nactive_file 5\n");
        file(shown + "/pids.current", "7\n");
        file(shown + "/io.stat", """
                8:16 rbytes=1459200 wbytes=314773504 rios=192 wios=353 dbytes=0 dios=0
                8:0 rbytes=90430464 wbytes=299008000 rios=8950 wios=1252 dbytes=50331648 dios=3021
                """);
    }

    private void network() {
        file("proc/" + PROCESS + "/net/dev", """
                Inter-|   Receive                                                |  Transmit
                 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls
                    lo:     999       9    0    0    0     0          0         0      999       9    0    0    0     0
                  eth0:     486       5    0    0    0     0          0         0       42       1    0    0    0     0
                  eth1:    1000       5    0    0    0     0          0         0     2000       1    0    0    0     0
                """);
    }

    private void file(String name, String text) {
        try {
            Files.createDirectories(root.resolve(name).getParent());
            Files.writeString(root.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete(String name) {
        try {
            Files.delete(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
