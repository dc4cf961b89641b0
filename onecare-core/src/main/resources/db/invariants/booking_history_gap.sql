-- A booking's history has every number from 1 to its version, once (rule 4).
select b.id as booking
from booking b
left join booking_event e on e.booking_id = b.id
group by b.id, b.version
having count(e.number) <> b.version or max(e.number) <> b.version or min(e.number) <> 1
