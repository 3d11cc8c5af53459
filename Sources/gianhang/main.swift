print("gianhang")
