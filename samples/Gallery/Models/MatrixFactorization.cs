using InitGen;

namespace Gallery.Models;

/// <summary>Ratings by biased matrix factorization (Koren et al. 2009).</summary>
public sealed partial class MatrixFactorization
{
    public const int Users = 943;
    public const int Movies = 1682;
    private const int Factors = 40;
    private const float GlobalMean = 3.53f;

    [Embedding(Users, Factors), Init(Scheme.Normal, Std = 0.1)]
    private readonly float[,] _userFactors = new float[Users, Factors];

    [Embedding(Movies, Factors), Init(Scheme.Normal, Std = 0.1)]
    private readonly float[,] _movieFactors = new float[Movies, Factors];

    private readonly float[] _userBias = new float[Users];
    private readonly float[] _movieBias = new float[Movies];

    public float Forward(int user, int movie)
    {
        float dot = 0f;
        for (int f = 0; f < Factors; f++)
        {
            float p = _userFactors[user, f];
            float q = _movieFactors[movie, f];
            Probe.Record(_userFactors, p);
            Probe.Record(_movieFactors, q);
            dot += p * q;
        }

        return GlobalMean + _userBias[user] + _movieBias[movie] + dot;
    }
}
