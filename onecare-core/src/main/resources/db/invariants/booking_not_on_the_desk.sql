-- Whoever was declined, or not answered in time, is on the care desk.
select b.id as booking
from booking b
where b.state in ('DECLINED', 'EXPIRED')
  and not exists (select 1 from care_request c
                  where c.origin_booking = substring(b.reference from 1 for 4) || '-' || substring(b.reference from 5 for 4)
                    and c.origin_trouble = b.state)
