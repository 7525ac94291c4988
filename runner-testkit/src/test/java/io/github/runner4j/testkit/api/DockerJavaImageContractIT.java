package io.github.runner4j.testkit.api;

@OnEngines
class DockerJavaImageContractIT extends DockerJavaImageContract {}
