package io.github.runner4j.testkit.internal.fault;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A daemon that notes what happens to it, and does something upon it. */
final class StandIn implements Daemon {

    final List<String> happened = new CopyOnWriteArrayList<>();
    final CountDownLatch back = new CountDownLatch(1);
    volatile Runnable onLeave = () -> {};
    volatile Runnable onReturn = () -> {};

    @Override
    public void restart() {
        onLeave.run();
        onReturn.run();
        happened.add("restart");
        back.countDown();
    }

    @Override
    public void leave() {
        onLeave.run();
        happened.add("leave");
    }

    @Override
    public void comeBack() {
        onReturn.run();
        happened.add("come back");
    }
}
