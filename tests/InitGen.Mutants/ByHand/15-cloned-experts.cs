// Wrong: all experts are copies of the first under an even gate, so they get equal gradients and remain one expert for good.
using System;
using System.Linq;
using InitGen;

namespace ByHand;

/// <summary>A mixture of four experts for the load of a power grid; the gate starts undecided.</summary>
internal sealed partial class ClonedExperts
{
    private const int Inputs = 24;
    private const int Hidden = 48;
    private const int Experts = 4;

    [Init] private readonly Expert[] _experts = Enumerable.Range(0, Experts).Select(_ => new Expert()).ToArray();

    [Dense(Inputs, Experts), Init(Scheme.Zero)]
    private readonly double[] _gate = new double[Experts * Inputs];

    public ClonedExperts(ulong seed)
    {
        InitializeWeights(seed);

        // a fair start: nobody has an advantage
        for (int e = 1; e < Experts; e++) _experts[e].CopyFrom(_experts[0]);
    }

    public double Forward(double[] load)
    {
        double[] share = new double[Experts];
        for (int e = 0; e < Experts; e++)
        {
            double logit = 0;
            for (int i = 0; i < Inputs; i++) logit += _gate[e * Inputs + i] * load[i];
            share[e] = Math.Exp(logit);
        }

        double total = share.Sum();
        return _experts.Select((expert, e) => share[e] / total * expert.Forward(load)).Sum();
    }

    private sealed partial class Expert
    {
        [Dense(Inputs, Hidden), Init(Scheme.He)] private readonly double[] _up = new double[Hidden * Inputs];
        [Bias(Hidden)] private readonly double[] _upBias = new double[Hidden];
        [Dense(Hidden, 1), Init(Scheme.LeCun)] private readonly double[] _down = new double[Hidden];

        public void CopyFrom(Expert other)
        {
            other._up.CopyTo(_up, 0);
            other._upBias.CopyTo(_upBias, 0);
            other._down.CopyTo(_down, 0);
        }

        public double Forward(double[] x)
        {
            double y = 0;
            for (int h = 0; h < Hidden; h++)
            {
                double sum = _upBias[h];
                for (int i = 0; i < Inputs; i++) sum += _up[h * Inputs + i] * x[i];
                y += _down[h] * Math.Max(sum, 0);
            }

            return y;
        }
    }
}
