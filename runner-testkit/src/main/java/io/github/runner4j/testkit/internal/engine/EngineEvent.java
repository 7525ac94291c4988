package io.github.runner4j.testkit.internal.engine;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened in the engine.
 *
 * @param type what it happened to: {@code container}, {@code image}, {@code network}, {@code volume}, {@code builder}, {@code daemon}
 * @param action what happened, as in {@code start} or {@code exec_create: sh}
 * @param actor the id of what it happened to
 * @param attributes what is said of it, labels included
 * @param at when
 */
public record EngineEvent(String type, String action, String actor, Map<String, String> attributes, Instant at) {}
