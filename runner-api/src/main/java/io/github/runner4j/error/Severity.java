package io.github.runner4j.error;

/** How much of the application a failure stops. */
public enum Severity {
    /** Nothing is lost: cancelled on purpose, or already done. */
    LOW,
    /** One value, name or state is wrong, or the trouble may pass by itself; the rest goes on. */
    MEDIUM,
    /** This operation cannot succeed until a person changes something. */
    HIGH,
    /** Nothing works until a person repairs the machine: no engine, disk full. */
    CRITICAL
}
