"""What a store must survive - kills, full disks, crowds, half migrations: `make torture`."""
