package io.onecare.core.schedule;

import io.onecare.core.schedule.spi.ScheduleProvider;
import io.onecare.core.schedule.spi.ScheduleProviderContract;
import java.time.Duration;
import java.util.Optional;

/** A provider as an embedder writes it keeps the contract. */
class InMemoryProviderTest extends ScheduleProviderContract {

    @Override
    protected ScheduleProvider over(Agenda agenda) {
        return new InMemoryProvider(agenda, Optional.empty());
    }

    @Override
    protected ScheduleProvider over(Agenda agenda, Fault fault) {
        return new InMemoryProvider(agenda, Optional.of(fault));
    }

    @Override
    protected Duration timeOut() {
        return InMemoryProvider.TIME_OUT;
    }
}
