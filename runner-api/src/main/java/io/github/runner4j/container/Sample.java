package io.github.runner4j.container;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A container's raw counters at one moment. A counter that its source does not have is absent, never zero. Counters only grow
 * while the container runs; rates and percentages are made from two samples.
 *
 * @param readAt when the counters were read
 * @param origin where they came from: {@code engine-api} or {@code cgroup-files}
 * @param cpuNanos processor time used, in ns. Source: Engine API {@code cpu_stats.cpu_usage.total_usage}
 * @param onlineCpus cores of the host. Source: {@code cpu_stats.online_cpus}
 * @param cpuLimit cores the container may use at most; absent without a limit. Source: cgroup {@code cpu.cfs_quota_us} by
 *     {@code cpu.cfs_period_us}, {@code cpu.max}, or Engine API {@code HostConfig.NanoCpus}
 * @param throttledNanos time the container was held back, in ns. Source: {@code cpu_stats.throttling_data.throttled_time}
 * @param memoryBytes memory in use, file cache included. Source: {@code memory_stats.usage}
 * @param inactiveFileBytes file cache that can be given back. Source: {@code memory_stats.stats.(total_)inactive_file}
 * @param memoryLimitBytes the memory limit. Source: {@code memory_stats.limit}
 * @param rxBytes received over all networks. Source: {@code networks.*.rx_bytes}
 * @param txBytes sent over all networks. Source: {@code networks.*.tx_bytes}
 * @param readBytes read from block devices. Source: {@code blkio_stats.io_service_bytes_recursive}
 * @param writeBytes written to block devices. Source: as for {@code readBytes}
 * @param pids processes and threads. Source: {@code pids_stats.current}
 */
public record Sample(
        Instant readAt,
        String origin,
        OptionalLong cpuNanos,
        OptionalLong onlineCpus,
        OptionalDouble cpuLimit,
        OptionalLong throttledNanos,
        OptionalLong memoryBytes,
        OptionalLong inactiveFileBytes,
        OptionalLong memoryLimitBytes,
        OptionalLong rxBytes,
        OptionalLong txBytes,
        OptionalLong readBytes,
        OptionalLong writeBytes,
        OptionalLong pids) {}
