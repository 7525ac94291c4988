package io.github.runner4j.docker.internal.image;

import io.github.runner4j.spi.StageContext;

/** Tells how far the sending of a context has come, and stops it when nobody wants it any longer. */
final class Upload implements ContextStream.Progress {

    static final String WHAT = "sending the build context";

    private static final long TELL_EVERY = 1 << 20;

    private static final int MOST_NAMED = 3;

    private final StageContext context;
    private final ContextReport report = new ContextReport(MOST_NAMED);
    private long told;

    Upload(StageContext context) {
        this.context = context;
    }

    @Override
    public void sent(String name, long size) {
        context.check();
        report.add(name, size);
        if (report.bytes() - told >= TELL_EVERY) {
            told = report.bytes();
            context.progress(WHAT, told, 0);
        }
    }

    @Override
    public void ended() {
        context.progress(WHAT, report.bytes(), report.bytes());
        context.output(report.line());
    }
}
