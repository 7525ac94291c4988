package io.github.runner4j.testkit.fault;

import java.util.List;

/** Which faults can happen at which moments. */
final class Fitting {

    private static final List<Moment> ANSWERABLE =
            List.of(Moment.ON_REQUEST, Moment.BEFORE_BODY_READ, Moment.BEFORE_HEADERS);

    private Fitting() {}

    static boolean fits(Fault fault, Moment moment) {
        if (moment.equals(Moment.CLOCK) || fault instanceof Fault.ClockSkew) {
            return moment.equals(Moment.CLOCK) && fault instanceof Fault.ClockSkew;
        }
        if (fault instanceof Fault.DaemonRestart || fault instanceof Fault.DaemonGone) {
            return true;
        }
        if (fault instanceof Fault.End) {
            return moment.isRunning() || moment.isImageBuildStep();
        }
        return !moment.isRunning() && fitsCall(fault, moment);
    }

    private static boolean fitsCall(Fault fault, Moment moment) {
        if (fault instanceof Fault.Refuse) {
            return moment.equals(Moment.ON_CONNECT);
        }
        if (fault instanceof Fault.Status || fault instanceof Fault.DiskFull) {
            return ANSWERABLE.contains(moment) || ofEngine(moment);
        }
        if (fault instanceof Fault.OtherAnswer) {
            return ANSWERABLE.contains(moment);
        }
        if (fault instanceof Fault.Slow) {
            return moment.equals(Moment.ON_REQUEST) || inBody(moment);
        }
        if (fault instanceof Fault.MalformedJson || fault instanceof Fault.HalfFrame) {
            return inBody(moment);
        }
        return true;
    }

    private static boolean ofEngine(Moment moment) {
        return !moment.isAfterBytes() && !Moment.wire().contains(moment);
    }

    private static boolean inBody(Moment moment) {
        return moment.equals(Moment.BEFORE_HEADERS) || moment.isAfterBytes();
    }
}
