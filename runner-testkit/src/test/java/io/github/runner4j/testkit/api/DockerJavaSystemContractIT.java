package io.github.runner4j.testkit.api;

@OnEngines
class DockerJavaSystemContractIT extends DockerJavaSystemContract {}
