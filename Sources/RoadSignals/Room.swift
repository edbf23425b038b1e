package enum SignalsRoom {}
