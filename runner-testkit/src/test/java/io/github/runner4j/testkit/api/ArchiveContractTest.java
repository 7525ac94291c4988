package io.github.runner4j.testkit.api;

@OnFakes
class ArchiveContractTest extends ArchiveContract {}
