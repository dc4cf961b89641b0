-- No facility is reminded of a request that it has answered, that is over, or for which something newer was told.
select m.id as message
from outbox_message m
join booking b on b.id = m.subject_id
where m.kind = 'BOOKING_UNANSWERED'
  and m.state = 'PENDING'
  and (b.state <> 'REQUESTED' or b.version <> m.subject_event)
