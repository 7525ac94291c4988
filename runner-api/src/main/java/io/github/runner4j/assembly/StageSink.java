package io.github.runner4j.assembly;

/** Where a stage's progress and output go. */
interface StageSink {

    /** Nobody listens. */
    StageSink NONE = new StageSink() {
        @Override
        public void progress(String what, long done, long total) {}

        @Override
        public void output(String line) {}
    };

    void progress(String what, long done, long total);

    void output(String line);
}
