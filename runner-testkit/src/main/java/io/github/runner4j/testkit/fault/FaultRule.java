package io.github.runner4j.testkit.fault;

import io.github.runner4j.testkit.wire.PathPattern;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which fault happens at which moment, to whom and how often. Without more it happens each time and to everybody; each method narrows that and gives
 * a new rule. Immutable; made by {@link Fault#at(Moment)} and put in force by {@link Faults#add(FaultRule)}.
 *
 * <p>How often is counted over the moments that the rule fits, from the time on at which it is added: {@link #after(long)} passes some over, {@link
 * #everyNth(long)} and {@link #random(long, double)} choose among the rest, and {@link #once()} or {@link #times(long)} bound how many are hit.
 */
public final class FaultRule {

    private final Fault fault;
    private final Moment moment;
    private final Predicate<Target> whom;
    private final String words;
    private final Schedule schedule;

    private FaultRule(Fault fault, Moment moment, Predicate<Target> whom, String words, Schedule schedule) {
        this.fault = fault;
        this.moment = moment;
        this.whom = whom;
        this.words = words;
        this.schedule = schedule;
    }

    static FaultRule of(Fault fault, Moment moment) {
        if (!fault.fits(moment)) {
            throw new IllegalArgumentException(fault + " cannot happen at " + moment);
        }
        return new FaultRule(fault, moment, any -> true, "", Schedule.ALWAYS);
    }

    /**
     * Only calls that ask for this, whatever version of the API they name.
     *
     * @param method as in {@code POST}
     * @param path as in <code>/containers/&#42;/start</code>; see {@link PathPattern}
     * @return a narrower rule
     * @throws IllegalArgumentException when the pattern does not begin with a slash
     */
    public FaultRule call(String method, String path) {
        return narrowed(
                        " " + method,
                        target ->
                                target.method().filter(method::equalsIgnoreCase).isPresent())
                .path(path);
    }

    /**
     * Only calls with such a path, whatever version of the API they name.
     *
     * @param path as in <code>/containers/&#42;/start</code>; see {@link PathPattern}
     * @return a narrower rule
     * @throws IllegalArgumentException when the pattern does not begin with a slash
     */
    public FaultRule path(String path) {
        PathPattern pattern = PathPattern.of(path);
        return narrowed(
                " " + path, target -> target.path().filter(pattern::matches).isPresent());
    }

    /**
     * Only a container.
     *
     * @param nameOrId its name, in which a star stands for any letters, or its id, or the beginning of that
     * @return a narrower rule
     */
    public FaultRule container(String nameOrId) {
        Pattern name = glob(nameOrId);
        return narrowed(
                " container " + nameOrId,
                target -> fits(name, target.containerName())
                        || target.containerId()
                                .filter(id -> id.startsWith(nameOrId))
                                .isPresent());
    }

    /**
     * Only an image, or containers of an image.
     *
     * @param reference as it is named in the call, in which a star stands for any letters; without a tag, each tag of it
     * @return a narrower rule
     */
    public FaultRule image(String reference) {
        Pattern name = glob(reference);
        return narrowed(
                " image " + reference,
                target ->
                        fits(name, target.image()) || fits(name, target.image().map(FaultRule::withoutTag)));
    }

    /**
     * Only where a condition holds.
     *
     * @param condition is asked on a thread of the daemon, and must not block
     * @return a narrower rule
     */
    public FaultRule when(Predicate<Target> condition) {
        return narrowed(" when …", condition);
    }

    /**
     * Only the first time.
     *
     * @return a narrower rule
     */
    public FaultRule once() {
        return times(1);
    }

    /**
     * Only the first times.
     *
     * @param most how many, from 1 on
     * @return a narrower rule
     * @throws IllegalArgumentException when it would never happen
     */
    public FaultRule times(long most) {
        return scheduled(schedule.atMost(Check.atLeastOne(most)));
    }

    /**
     * Not at first.
     *
     * @param number how many times all goes well before it
     * @return a narrower rule
     * @throws IllegalArgumentException when the number is negative
     */
    public FaultRule after(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("Not after " + number + " times");
        }
        return scheduled(schedule.skipping(number));
    }

    /**
     * Only now and then: with 3 at the third, sixth, ninth time.
     *
     * @param number each how-many-th time, from 1 on
     * @return a narrower rule
     * @throws IllegalArgumentException when the number is less than 1
     */
    public FaultRule everyNth(long number) {
        return scheduled(schedule.everyNth(Check.atLeastOne(number)));
    }

    /**
     * Only by chance, and by the same chance each time the test runs: whether the n-th time is hit depends on the seed and n alone.
     *
     * @param seed any number
     * @param probability how likely it is each time, from 0 to 1
     * @return a narrower rule
     * @throws IllegalArgumentException when that is no probability
     */
    public FaultRule random(long seed, double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(probability + " is no probability");
        }
        return scheduled(schedule.random(seed, probability));
    }

    /**
     * What happens.
     *
     * @return the fault
     */
    public Fault fault() {
        return fault;
    }

    /**
     * At which moment.
     *
     * @return the moment
     */
    public Moment moment() {
        return moment;
    }

    /**
     * Whether it is meant for somebody.
     *
     * @param target whom a moment is about
     * @return whether all that it was narrowed to holds
     */
    public boolean matches(Target target) {
        return whom.test(target);
    }

    Schedule schedule() {
        return schedule;
    }

    private FaultRule narrowed(String more, Predicate<Target> condition) {
        return new FaultRule(fault, moment, whom.and(condition), words + more, schedule);
    }

    private FaultRule scheduled(Schedule other) {
        return new FaultRule(fault, moment, whom, words, other);
    }

    private static Pattern glob(String text) {
        return Pattern.compile("\\Q" + text.replace("*", "\\E.*\\Q") + "\\E");
    }

    private static boolean fits(Pattern pattern, Optional<String> text) {
        return text.filter(each -> pattern.matcher(each).matches()).isPresent();
    }

    private static String withoutTag(String image) {
        int colon = image.lastIndexOf(':');
        return colon > image.lastIndexOf('/') ? image.substring(0, colon) : image;
    }

    /** As in {@code Cut[] at AFTER_BYTES(100) GET /containers/web/logs, 1 in 3}. */
    @Override
    public String toString() {
        return fault + " at " + moment + words + schedule;
    }
}
