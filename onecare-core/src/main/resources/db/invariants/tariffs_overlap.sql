-- On no day two tariffs of one facility, service and price list are in force.
select a.id as tariff, b.id as other_tariff
from tariff a
join tariff b on b.facility_id = a.facility_id
    and b.service_id = a.service_id
    and b.price_list_id = a.price_list_id
    and b.id <> a.id
where a.valid_from <= b.valid_from
  and (a.valid_until is null or a.valid_until > b.valid_from)
