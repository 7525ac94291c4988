/** Health, metrics, alerts, JSON, the HTTP interface and the dashboard. */
module io.github.runner4j.monitoring {
    requires transitive io.github.runner4j.api;
    requires static micrometer.core;
    requires static micrometer.registry.prometheus;
    requires static org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires jdk.httpserver;
    requires jdk.jfr;
    requires org.slf4j;

    exports io.github.runner4j.monitoring;
    exports io.github.runner4j.monitoring.alert;
    exports io.github.runner4j.monitoring.catalog;
    exports io.github.runner4j.monitoring.health;
    exports io.github.runner4j.monitoring.jfr;
    exports io.github.runner4j.monitoring.json;
    exports io.github.runner4j.monitoring.metrics;
    exports io.github.runner4j.monitoring.micrometer;
}
