package enum ReportsRoom {}
