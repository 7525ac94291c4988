package io.github.runner4j.testkit.fault;

import io.github.runner4j.testkit.files.Content;
import java.time.Duration;

/**
 * What goes wrong. A fault says nothing of when: {@link #at(Moment)} makes it a rule for the {@linkplain Faults register}.
 *
 * <pre>{@code
 * faults.add(Fault.status(500, "layer does not exist").at(Moment.CONTAINER_START).container("web").once());
 * faults.add(Fault.cut().at(Moment.afterBytes(100)).call("GET", "/containers/web/logs").everyNth(3));
 * }</pre>
 */
public sealed interface Fault {

    /** See {@link Fault#refuse()}. */
    record Refuse() implements Fault {}

    /** See {@link Fault#stall()}. */
    record Stall() implements Fault {}

    /**
     * See {@link Fault#delay(Duration)}.
     *
     * @param time how long
     */
    record Delay(Duration time) implements Fault {}

    /**
     * See {@link Fault#slow(int, Duration)}.
     *
     * @param bytes how many bytes at a time
     * @param pause how long between them
     */
    record Slow(int bytes, Duration pause) implements Fault {}

    /** See {@link Fault#cut()}. */
    record Cut() implements Fault {}

    /**
     * See {@link Fault#status(int, String)}.
     *
     * @param status the HTTP status
     * @param message what the engine says
     */
    record Status(int status, String message) implements Fault {}

    /**
     * See {@link Fault#answer(int, String, Content)}.
     *
     * @param status the HTTP status
     * @param contentType the type of the body
     * @param body the body
     */
    record OtherAnswer(int status, String contentType, Content body) implements Fault {}

    /** See {@link Fault#malformedJson()}. */
    record MalformedJson() implements Fault {}

    /** See {@link Fault#halfFrame()}. */
    record HalfFrame() implements Fault {}

    /** See {@link Fault#daemonRestart()}. */
    record DaemonRestart() implements Fault {}

    /** See {@link Fault#daemonGone()}. */
    record DaemonGone() implements Fault {}

    /** See {@link Fault#diskFull()}. */
    record DiskFull() implements Fault {}

    /**
     * See {@link Fault#exit(int, Duration)} and {@link Fault#oomKill(Duration)}.
     *
     * @param code the exit code
     * @param oomKilled whether the kernel killed it for want of memory
     * @param after how long after the start
     */
    record End(int code, boolean oomKilled, Duration after) implements Fault {}

    /**
     * See {@link Fault#clockSkew(Duration)}.
     *
     * @param by how far the daemon's clock is ahead; behind when negative
     */
    record ClockSkew(Duration by) implements Fault {}

    /**
     * The connection is taken and reset at once, before anything is read. Fits {@link Moment#ON_CONNECT}. A client that must not even
     * come to connect needs {@link #daemonGone()}.
     *
     * @return the fault
     */
    static Fault refuse() {
        return new Refuse();
    }

    /**
     * Nothing happens any more, until it is {@linkplain ActiveFault#release() released} or the client is gone; once released, it goes on
     * as if nothing had been. Fits each moment of a call.
     *
     * @return the fault
     */
    static Fault stall() {
        return new Stall();
    }

    /**
     * It takes a while longer, by the daemon's clock: a {@code ManualClock} must be moved on. Fits each moment of a call.
     *
     * @param time how much longer
     * @return the fault
     * @throws IllegalArgumentException when the time is negative
     */
    static Fault delay(Duration time) {
        return new Delay(Check.notNegative(time));
    }

    /**
     * From then on the body of the answer comes by drops. Fits {@link Moment#ON_REQUEST}, {@link Moment#BEFORE_HEADERS} and {@link
     * Moment#afterBytes(long)}.
     *
     * @param bytes how many bytes at a time, from 1 on
     * @param pause how long between them, by the daemon's clock
     * @return the fault
     * @throws IllegalArgumentException when no bytes would be sent, or the time is negative
     */
    static Fault slow(int bytes, Duration pause) {
        Check.atLeastOne(bytes);
        return new Slow(bytes, Check.notNegative(pause));
    }

    /**
     * The connection breaks off, and on TCP the client sees a reset; what was sent before arrives. Fits each moment of a call, and
     * {@link Moment#ON_CONNECT}.
     *
     * @return the fault
     */
    static Fault cut() {
        return new Cut();
    }

    /**
     * The engine refuses, in the form in which it always does: {@code {"message":"…"}}, or in the stream that it has begun. Fits {@link
     * Moment#ON_REQUEST}, {@link Moment#BEFORE_BODY_READ}, {@link Moment#BEFORE_HEADERS} and each moment at which the engine is about to
     * do something.
     *
     * @param status the HTTP status, 400 to 599
     * @param message what it says
     * @return the fault
     * @throws IllegalArgumentException when the status is none of an error
     */
    static Fault status(int status, String message) {
        Check.range(status, 400, 599, "is no status of an error");
        return new Status(status, message);
    }

    /**
     * Another answer is given, whatever it is: that of a proxy in between, or none that makes sense. Fits {@link Moment#ON_REQUEST},
     * {@link Moment#BEFORE_BODY_READ} and {@link Moment#BEFORE_HEADERS}.
     *
     * @param status the HTTP status, 200 to 599
     * @param contentType the type of the body, as in {@code text/html}
     * @param body the body
     * @return the fault
     * @throws IllegalArgumentException when there is no such status
     */
    static Fault answer(int status, String contentType, Content body) {
        Check.range(status, 200, 599, "is no status of an answer");
        return new OtherAnswer(status, contentType, body);
    }

    /**
     * From then on each byte of the body is a percent sign: it ends where and as it should, and makes no sense. Fits {@link
     * Moment#BEFORE_HEADERS} and {@link Moment#afterBytes(long)}.
     *
     * @return the fault
     */
    static Fault malformedJson() {
        return new MalformedJson();
    }

    /**
     * Half of what would be sent next is sent, and the body ends there: half a frame of a log, half a line of progress, half a JSON
     * object. It ends properly, unless its length was told before; then the connection breaks off. Fits {@link Moment#BEFORE_HEADERS} and
     * {@link Moment#afterBytes(long)}.
     *
     * @return the fault
     */
    static Fault halfFrame() {
        return new HalfFrame();
    }

    /**
     * The daemon restarts: all connections break, and its state survives; containers go on, as with {@code live-restore}. Fits each
     * moment but {@link Moment#CLOCK}.
     *
     * @return the fault
     */
    static Fault daemonRestart() {
        return new DaemonRestart();
    }

    /**
     * The daemon is gone: all connections break, and new ones are refused, until it is {@linkplain ActiveFault#release() released}. Then
     * it is back at the same addresses. Fits each moment but {@link Moment#CLOCK}.
     *
     * @return the fault
     */
    static Fault daemonGone() {
        return new DaemonGone();
    }

    /**
     * The engine's disk is full: it refuses in its own words, with {@code no space left on device} at their end. Fits where {@link
     * #status(int, String)} fits.
     *
     * @return the fault
     */
    static Fault diskFull() {
        return new DiskFull();
    }

    /**
     * The kernel kills what runs for want of memory, as soon as it has started. See {@link #oomKill(Duration)}.
     *
     * @return the fault
     */
    static Fault oomKill() {
        return oomKill(Duration.ZERO);
    }

    /**
     * The kernel kills what runs for want of memory: exit code 137, and a container's state says {@code OOMKilled}. Fits {@link
     * Moment#CONTAINER_RUNNING}, {@link Moment#EXEC_RUNNING} and {@link Moment#imageBuildStep(int)}.
     *
     * @param after how long after the start, by the daemon's clock; if it still runs
     * @return the fault
     * @throws IllegalArgumentException when the time is negative
     */
    static Fault oomKill(Duration after) {
        return new End(137, true, Check.notNegative(after));
    }

    /**
     * What runs ends, as soon as it has started. See {@link #exit(int, Duration)}.
     *
     * @param code its exit code, 0 to 255
     * @return the fault
     * @throws IllegalArgumentException when there is no such code
     */
    static Fault exit(int code) {
        return exit(code, Duration.ZERO);
    }

    /**
     * What runs ends, whatever it is at. Fits {@link Moment#CONTAINER_RUNNING}, {@link Moment#EXEC_RUNNING} and {@link
     * Moment#imageBuildStep(int)}.
     *
     * @param code its exit code, 0 to 255
     * @param after how long after the start, by the daemon's clock; if it still runs
     * @return the fault
     * @throws IllegalArgumentException when there is no such code, or the time is negative
     */
    static Fault exit(int code, Duration after) {
        Check.range(code, 0, 255, "is no exit code");
        return new End(code, false, Check.notNegative(after));
    }

    /**
     * The daemon's clock is wrong: each time that it tells, in answers, events and logs, is off. Fits {@link Moment#CLOCK}.
     *
     * @param by how far it is ahead; behind when negative
     * @return the fault
     */
    static Fault clockSkew(Duration by) {
        return new ClockSkew(by);
    }

    /**
     * Whether it can happen at a moment.
     *
     * @param moment the moment
     * @return whether a rule can be made of them
     */
    default boolean fits(Moment moment) {
        return Fitting.fits(this, moment);
    }

    /**
     * A rule by which it happens at a moment, each time and to everybody: narrow it with the methods of the rule.
     *
     * @param moment the moment
     * @return the rule, for {@link Faults#add(FaultRule)}
     * @throws IllegalArgumentException when it cannot happen then
     */
    default FaultRule at(Moment moment) {
        return FaultRule.of(this, moment);
    }
}
