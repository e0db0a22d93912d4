"""The sample office (văn phòng mẫu): fictional people, a year of work, documents made by the product itself."""
