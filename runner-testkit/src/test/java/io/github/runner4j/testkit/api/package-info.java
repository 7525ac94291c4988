/**
 * One contract of the Engine API, held by the fake daemon and by real engines alike.
 *
 * <h2>To add a contract</h2>
 *
 * <p>Three classes, of which only the first has more than a line:
 *
 * <pre>{@code
 * abstract class VolumeContract extends EngineContract {
 *
 *     @Test
 *     void refusesAVolumeThatIsNotThere() {
 *         Reply reply = client().get("/volumes/" + name("v")).send();
 *
 *         assertThat(reply.status()).isEqualTo(404);
 *         assertThat(reply.message()).isEqualTo(pick("get " + name("v") + ": no such volume", "..."));
 *     }
 * }
 *
 * @OnFakes
 * class VolumeContractTest extends VolumeContract {}
 *
 * @OnEngines
 * class VolumeContractIT extends VolumeContract {}
 * }</pre>
 *
 * <p>What the real engines do is right: write the case, make it pass on them ({@code VolumeContractIT}), then make the fake pass it.
 *
 * <h2>What a case has</h2>
 *
 * <ul>
 *   <li>{@code client()}: one connection per request, every wait bounded. {@code send()} takes the whole answer; {@code open()} leaves it
 *       open, for streams and for hijacked connections ({@code upgrade()}).
 *   <li>{@code name("x")}: a name of this case alone, and {@code label()}, its label. Everything that a case creates carries one of both
 *       and is removed afterwards; what cannot be removed, or is left without either (the fake tells), fails the case.
 *   <li>{@code create("web", body)}, {@code start(id)}, {@code run("web", "sh", "-c", "...")} for what nearly every case needs.
 *   <li>{@code shape("volume-inspect", json)}: compares keys and types, not values, with what real engines answered. The files are in
 *       {@code shapes/<dialect>}; {@code -Drunner4j.record=true} with the {@code IT} writes them anew. In a file {@code "any"} stands for
 *       everything, and a key that ends with {@code ?} may be missing; both stay when a file is written anew.
 *   <li>{@code pick(docker, podman)}: where the families differ in wording, and it is worth to hold both to it.
 * </ul>
 *
 * <h2>Differences</h2>
 *
 * <p>{@code differences/VolumeContract.txt}, one line each: engine, case, reason, parted by blanks. The engine is {@code podman} for the
 * family, {@code podman-4} for a version, and {@code fake podman} or {@code fake docker-26} for where a fake one is otherwise than its
 * engine. A listed case must fail there; when it passes, the line is out of date, and the case fails. For a line that begins with
 * {@code fake}, the expectation is turned round.
 */
package io.github.runner4j.testkit.api;
