package io.github.runner4j.monitoring.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One stage of one launch, as the Flight Recorder keeps it. */
@Name(FlightRecorderEvents.STAGE)
@Label("Stage of a launch")
@Description("What happened to an instance, from the begin of a stage to its end")
@Category("Runner4j")
@StackTrace(false)
final class StageEvent extends Event {

    @Label("Instance")
    String instanceId = "";

    @Label("Component")
    String component = "";

    @Label("Stage")
    String stage = "";

    @Label("Result")
    @Description("What came out, in a few words; the code when it failed; empty when it was given up")
    String result = "";

    @Label("Failed")
    boolean failed;
}
