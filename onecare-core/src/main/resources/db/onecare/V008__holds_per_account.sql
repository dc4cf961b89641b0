-- How many slots an account holds at a time: each hold has a number of its account's own, so that two transactions
-- that hold at once cannot both take the last one. Runs on H2 (MODE=PostgreSQL) and on PostgreSQL.

-- 1 to the most that an account may hold; null once the hold was found to be over, and in holds made before
alter table slot_hold add column number integer;
alter table slot_hold add constraint uq_slot_hold_number unique (account_id, number);
alter table slot_hold add constraint ck_slot_hold_number check (number >= 1);
