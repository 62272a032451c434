using InitGen;

namespace Gallery.Models;

/// <summary>The network of DQN for a vector of observations: one Q value per action (Mnih et al. 2015).</summary>
public sealed partial class QNetwork
{
    private readonly int _observations;
    private readonly int _actions;
    private readonly int _hidden;

    [Dense(nameof(_observations), nameof(_hidden)), Init]
    private float[]? _fc1;
    [Bias(nameof(_hidden))]
    private float[]? _fc1Bias;

    [Dense(nameof(_hidden), nameof(_hidden)), Init]
    private float[]? _fc2;
    [Bias(nameof(_hidden))]
    private float[]? _fc2Bias;

    [Dense(nameof(_hidden), nameof(_actions)), Init(Scheme.LeCun)]
    private float[]? _q;
    [Bias(nameof(_actions))]
    private float[]? _qBias;

    public QNetwork(int observations, int actions, int hidden = 120, ulong seed = 1)
    {
        _observations = observations;
        _actions = actions;
        _hidden = hidden;
        InitializeWeights(seed);
    }

    public float[] Forward(float[] observation)
    {
        var x = Ops.Relu(Ops.Linear(_fc1!, _fc1Bias, observation));
        x = Ops.Relu(Ops.Linear(_fc2!, _fc2Bias, x));
        return Ops.Linear(_q!, _qBias, x);
    }

    /// <summary>The greedy action.</summary>
    public int Act(float[] observation)
    {
        float[] q = Forward(observation);
        int best = 0;
        for (int a = 1; a < q.Length; a++)
        {
            if (q[a] > q[best]) best = a;
        }

        return best;
    }
}
