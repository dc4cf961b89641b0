-- No reminder waits for a booking that does not stand (rule 6); reminder_twice.sql says that there is one at most.
select m.id as message
from outbox_message m
join booking b on b.id = m.subject_id
where m.kind = 'BOOKING_REMINDER'
  and m.state = 'PENDING'
  and b.state <> 'CONFIRMED'
