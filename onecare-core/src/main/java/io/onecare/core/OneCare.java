package io.onecare.core;

import io.onecare.core.network.FacilityDirectory;
import io.onecare.core.network.NetworkEditor;
import io.onecare.core.schedule.ScheduleEditor;
import io.onecare.core.schedule.SlotFinder;
import io.onecare.core.schedule.SlotHolds;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The library, wired. Build one per application and keep it; it holds no state of its own and may
 * be used by any number of threads, as long as the entity manager supplier gives each thread (or
 * each transaction) its own entity manager.
 *
 * <p>The embedder owns transactions: open one before a writing method and commit it afterwards, so
 * that the embedder's own tables commit together with OneCare's.
 *
 * <pre>{@code
 * OneCare oneCare = OneCare.builder().entityManager(() -> entityManager).build();
 * NetworkOutcome outcome = oneCare.networkEditor().add(actor, facility);
 * }</pre>
 */
public final class OneCare {

    private final FacilityDirectory facilityDirectory;
    private final NetworkEditor networkEditor;
    private final ScheduleEditor scheduleEditor;
    private final SlotFinder slotFinder;
    private final SlotHolds slotHolds;

    private OneCare(Supplier<EntityManager> entityManager, Clock clock) {
        this.facilityDirectory = new FacilityDirectory(entityManager);
        this.networkEditor = new NetworkEditor(entityManager);
        this.scheduleEditor = new ScheduleEditor(entityManager, clock);
        this.slotFinder = new SlotFinder(entityManager, clock);
        this.slotHolds = new SlotHolds(entityManager, clock);
    }

    /**
     * Starts to wire the library.
     *
     * @return a builder without settings
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads the network: facilities and the catalogue of services.
     *
     * @return the reading side of the network
     */
    public FacilityDirectory facilityDirectory() {
        return facilityDirectory;
    }

    /**
     * Changes the network. Needs an active transaction.
     *
     * @return the writing side of the network
     */
    public NetworkEditor networkEditor() {
        return networkEditor;
    }

    /**
     * Changes schedules and makes their slots. Needs an active transaction.
     *
     * @return the writing side of schedules
     */
    public ScheduleEditor scheduleEditor() {
        return scheduleEditor;
    }

    /**
     * Reads free slots.
     *
     * @return the reading side of schedules
     */
    public SlotFinder slotFinder() {
        return slotFinder;
    }

    /**
     * Keeps slots for accounts. Needs an active transaction.
     *
     * @return the holds
     */
    public SlotHolds slotHolds() {
        return slotHolds;
    }

    /** Collects what the library needs from its embedder. */
    public static final class Builder {

        private @Nullable Supplier<EntityManager> entityManager;
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /**
         * Says where the entity manager of the current thread or transaction comes from. It must
         * know the entities of {@code META-INF/onecare-orm.xml}.
         *
         * @param supplier gives an open entity manager, joined to the caller's transaction when
         *     there is one; a container-managed proxy may be returned each time
         * @return this builder
         */
        public Builder entityManager(Supplier<EntityManager> supplier) {
            this.entityManager = Objects.requireNonNull(supplier, "supplier");
            return this;
        }

        /**
         * Says what time it is. Without this the library goes by the machine's clock.
         *
         * @param source the one clock of the application; its zone is not looked at
         * @return this builder
         */
        public Builder clock(Clock source) {
            this.clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Wires the library.
         *
         * @return the library, ready for use
         * @throws IllegalStateException if no entity manager supplier was given
         */
        public OneCare build() {
            if (entityManager == null) {
                throw new IllegalStateException(
                        "OneCare has no entity manager supplier.\n"
                                + "Maybe builder().entityManager(…) was not called.");
            }
            return new OneCare(entityManager, clock);
        }
    }
}
