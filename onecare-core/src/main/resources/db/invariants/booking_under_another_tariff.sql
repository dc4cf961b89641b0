-- The tariff kept with a booking is one of its facility, service and price list, on its day, at its price (rule 3).
select b.id as booking
from booking b
join tariff t on t.id = b.tariff_id
join price_list l on l.id = t.price_list_id
where t.facility_id <> b.facility_id
   or t.service_id <> b.service_id
   or t.price <> b.price
   or l.code <> b.price_list_code
