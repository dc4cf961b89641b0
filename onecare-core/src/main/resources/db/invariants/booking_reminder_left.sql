-- No reminder waits for a booking that does not stand, and none is sent twice (rule 6).
select m.id as message
from outbox_message m
join booking b on b.id = m.subject_id
where m.kind = 'BOOKING_REMINDER'
  and ((m.state = 'PENDING' and b.state <> 'CONFIRMED')
       or exists (select 1 from outbox_message o
                  where o.kind = 'BOOKING_REMINDER' and o.subject_id = m.subject_id and o.id <> m.id))
