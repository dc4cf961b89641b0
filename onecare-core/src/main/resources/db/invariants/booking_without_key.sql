-- Every booking was asked for under a key, exactly one (rule 5).
select b.id as booking
from booking b
left join booking_key k on k.booking_id = b.id
group by b.id
having count(k.key_text) <> 1
