package io.github.runner4j.monitoring.micrometer;

import io.github.runner4j.monitoring.Monitoring;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * The figures of all watched instances as Prometheus reads them. Needs {@code micrometer-registry-prometheus}, which the application
 * brings. Safe for use by several threads.
 */
public final class PrometheusText implements AutoCloseable {

    /** The media type of what {@link #scrape()} gives: {@code text/plain; version=0.0.4; charset=utf-8}. */
    public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final InstanceMeters meters;

    private PrometheusText(Monitoring monitoring) {
        this.meters = InstanceMeters.of(monitoring);
    }

    /**
     * Begins to keep the figures.
     *
     * @param monitoring the watcher
     * @return figures from the next round on, until it is closed
     */
    public static PrometheusText of(Monitoring monitoring) {
        PrometheusText text = new PrometheusText(monitoring);
        text.meters.bindTo(text.registry);
        return text;
    }

    /**
     * The figures of the last round. Answers from memory.
     *
     * @return text of the media type {@link #MEDIA_TYPE}; empty before the first round
     */
    public String scrape() {
        return registry.scrape();
    }

    /** Forgets the figures. Idempotent. */
    @Override
    public void close() {
        meters.close();
        registry.close();
    }
}
