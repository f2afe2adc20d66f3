"""What is kept beyond a visit, where whoever hosts the app wants it: people, cases, links."""
