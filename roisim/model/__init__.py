"""The model: maths on arrays, the draws, one month, the simulation. It knows no words."""
