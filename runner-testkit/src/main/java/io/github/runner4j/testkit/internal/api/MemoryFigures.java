package io.github.runner4j.testkit.internal.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.runner4j.testkit.internal.json.Json;
import io.github.runner4j.testkit.internal.stats.Usage;
import java.util.List;

/**
 * The figures of memory that a control group counts. What processes hold and what the kernel holds for them is what is used.
 *
 * @param usage what the processes hold
 * @param limit of the container; 0 for none
 * @param swapLimit memory and swap together; 0 for twice the limit
 */
record MemoryFigures(Usage.Reading usage, long limit, long swapLimit) {

    private static final long PAGE = 4_096;

    /** What the kernel holds for a container with one process. */
    private static final long KERNEL = 270_336;

    /** No limit: the highest number of pages. */
    private static final long NONE = Long.MAX_VALUE / PAGE * PAGE;

    private static final List<String> COUNTED = List.of(
            "active_anon",
            "active_file",
            "cache",
            "dirty",
            "inactive_anon",
            "inactive_file",
            "mapped_file",
            "pgfault",
            "pgmajfault",
            "pgpgin",
            "pgpgout",
            "rss",
            "rss_huge",
            "unevictable",
            "writeback");
    private static final List<String> COUNTED_2 = List.of(
            "active_anon",
            "active_file",
            "anon",
            "anon_thp",
            "file",
            "file_dirty",
            "file_mapped",
            "file_writeback",
            "inactive_anon",
            "inactive_file",
            "kernel_stack",
            "pgactivate",
            "pgdeactivate",
            "pgfault",
            "pglazyfree",
            "pglazyfreed",
            "pgmajfault",
            "pgrefill",
            "pgscan",
            "pgsteal",
            "shmem",
            "slab",
            "slab_reclaimable",
            "slab_unreclaimable",
            "sock",
            "thp_collapse_alloc",
            "thp_fault_alloc",
            "unevictable",
            "workingset_activate",
            "workingset_nodereclaim",
            "workingset_refault");

    ObjectNode version1() {
        ObjectNode json = Json.object().put("usage", held()).put("max_usage", usage.highest() + KERNEL);
        ObjectNode stats = json.putObject("stats");
        stats.put("hierarchical_memory_limit", limit > 0 ? limit : NONE).put("hierarchical_memsw_limit", swap());
        for (String each : COUNTED) {
            stats.put(each, figure(each)).put("total_" + each, figure(each));
        }
        return json;
    }

    ObjectNode version2() {
        ObjectNode json = Json.object().put("usage", held());
        ObjectNode stats = json.putObject("stats");
        COUNTED_2.forEach(each -> stats.put(each, figure(each)));
        return json;
    }

    private long held() {
        return usage.memory() + KERNEL;
    }

    private long swap() {
        if (limit <= 0 || swapLimit < 0) {
            return NONE;
        }
        return swapLimit > 0 ? swapLimit : 2 * limit;
    }

    private long figure(String name) {
        long pages = usage.memory() / PAGE;
        return switch (name) {
            case "rss", "anon" -> usage.memory();
            case "active_anon" -> PAGE;
            case "inactive_anon" -> Math.max(0, usage.memory() - PAGE);
            case "pgfault", "pgpgin" -> 1_000 + pages;
            case "pgpgout" -> 1_000;
            case "kernel_stack" -> 4 * PAGE;
            case "slab" -> KERNEL - 4 * PAGE;
            case "slab_unreclaimable" -> KERNEL - 4 * PAGE;
            default -> 0;
        };
    }
}
