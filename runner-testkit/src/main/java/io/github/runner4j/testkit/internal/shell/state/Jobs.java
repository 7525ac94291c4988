package io.github.runner4j.testkit.internal.shell.state;

import io.github.runner4j.testkit.program.Processes.Running;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a shell started in the background. */
public final class Jobs {

    /**
     * A job.
     *
     * @param number its number in the shell, from 1
     * @param processes its processes; the last gives its exit code
     */
    public record Job(int number, List<Running> processes) {

        public Running last() {
            return processes.get(processes.size() - 1);
        }

        public boolean done() {
            return processes.stream().allMatch(each -> each.exit().isDone());
        }
    }

    private final SortedMap<Integer, Job> jobs = new TreeMap<>();
    private Optional<Integer> latest = Optional.empty();

    /** For a shell of its own, which has no jobs yet. */
    public Jobs copy() {
        Jobs copy = new Jobs();
        copy.latest = latest;
        return copy;
    }

    public Job add(List<Running> processes) {
        int number = 1;
        while (jobs.containsKey(number)) {
            number++;
        }
        Job job = new Job(number, List.copyOf(processes));
        jobs.put(number, job);
        latest = Optional.of(job.last().id());
        return job;
    }

    /** The number of the process that was started last. */
    public Optional<Integer> latest() {
        return latest;
    }

    /** The job of a process, or {@code %number}, {@code %%}, {@code %+}. */
    public Optional<Job> find(String name) {
        if (!name.startsWith("%")) {
            return jobs.values().stream()
                    .filter(each -> each.processes().stream()
                            .anyMatch(one -> Integer.toString(one.id()).equals(name)))
                    .findFirst();
        }
        String number = name.substring(1);
        boolean current = number.isEmpty() || number.equals("%") || number.equals("+");
        return jobs.values().stream()
                .filter(each -> current || Integer.toString(each.number()).equals(number))
                .reduce((first, second) -> second);
    }

    /** All that were not waited for. */
    public List<Job> all() {
        return List.copyOf(jobs.values());
    }

    /** It was waited for. */
    public void forget(Job job) {
        jobs.remove(job.number());
    }
}
