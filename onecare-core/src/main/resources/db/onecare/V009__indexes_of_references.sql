-- Whoever removes a row asks these tables whether they refer to it: without an index, row by row of the whole table.
create index ix_booking_slot on booking (slot_id);
create index ix_booking_moved_to on booking (moved_to);
create index ix_booking_proposal_slot on booking_proposal (slot_id);
