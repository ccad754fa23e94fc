-- Whoever was removed or blocked does not come back under a fresh cookie, and an answer can be taken back.
alter table stays add column network text;                 -- it came from; while the meeting lasts, guests of the network of one who was removed ask
alter table room_blocks add column network text;
alter table knocks add column answered_before timestamptz; -- what a denial that is undone goes back to
update stays y set network = h.network from link_holders h where h.id = y.guest_id and y.left_because = 'turned-out';
update room_blocks b set network = h.network from link_holders h where h.session_id = b.session_id and h.visitor = b.visitor;
create index stays_turned_out on stays (room_id, network, left_at) where left_because = 'turned-out';
drop index knocks_by_network;
create index knocks_denied on knocks (session_id, network) where denials > 0;
