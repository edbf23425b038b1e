package enum ModelsRoom {}
